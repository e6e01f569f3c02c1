soat eval data/gold data/text/one.txt
