soat eval data/gold data/raw -e 20 | tail -n +7
