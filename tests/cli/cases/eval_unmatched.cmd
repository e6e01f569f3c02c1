mkdir gold text
cp data/gold/*.txt gold
cp data/text/one.txt text
echo x > text/three.txt
soat eval gold text -f
