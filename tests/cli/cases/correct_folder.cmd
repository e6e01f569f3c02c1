. data/tiny_model.sh
mkdir one two
cp data/damaged.txt one/a.txt
cp data/damaged.txt two/a.txt
cp data/damaged.txt two/b.txt
soat correct --output out one/a.txt two/b.txt
ls out
soat correct data/damaged.txt | tee >(cmp - out/a.txt >&2) | cmp - out/b.txt
soat correct --output out one/a.txt two/a.txt
echo "two of a name: $?"
soat correct --output one one/a.txt
echo "onto its own input: $?"
cmp data/damaged.txt one/a.txt
