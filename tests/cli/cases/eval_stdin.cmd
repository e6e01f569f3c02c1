soat eval data/gold/one.gold.txt - < data/text/one.txt
