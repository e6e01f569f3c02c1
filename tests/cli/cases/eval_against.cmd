soat eval data/gold data/text --raw data/raw --against data/raw -u
soat eval data/gold data/text --against data/raw --json | sed -n '/"against"/,/^ }/p' | tail -n 30
