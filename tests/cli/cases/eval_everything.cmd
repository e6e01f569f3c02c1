soat eval data/gold data/text --raw data/raw -cfu --errors 20
