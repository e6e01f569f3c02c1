soat eval data/gold data/text --raw data/raw --json --by-file --errors 2
