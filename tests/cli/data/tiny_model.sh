# Sourced by cases: a model made from thirty sentences, which is all that a text of a few lines needs.
tree=$(readlink -f data)/../../..
soat model build -d "$tree/dictionaries" -c "$tree/tests/tiny/text" -o vi.soat >/dev/null 2>&1
export SOAT_MODEL=$PWD/vi.soat
