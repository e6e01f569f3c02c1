soat eval data/gold data/raw > a; soat eval data/gold data/raw --seed 1 | cmp a -; soat eval data/gold data/raw --seed 2 | cmp -s a - || echo another seed, other intervals
