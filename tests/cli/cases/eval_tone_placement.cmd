soat eval --tone-placement same -e5 -- data/gold/two.gold.txt data/text/two.txt
