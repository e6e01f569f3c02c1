soat eval data/gold/one.gold.txt nowhere.txt
