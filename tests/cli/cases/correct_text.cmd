# Line ends, bytes that are no UTF-8, codes, and a last line without an end stay as they are.
. data/tiny_model.sh
soat correct data/damaged.txt >files
soat correct <data/damaged.txt | cmp - files
soat correct data/damaged.txt - <data/damaged.txt | cmp - <(cat files files)
cat -v files | tail -n +3
cat files | tr -d '\r' | head -n 2
