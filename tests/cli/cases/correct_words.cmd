. data/tiny_model.sh
printf '# names\nPegavision\nừong\n' >names.txt
echo 'Ủy ban nhân dân tỉnh, Pegavislon, phát ừiển ừong năm nay' >text.txt
soat correct text.txt
soat correct --words names.txt text.txt
printf '1\nPegavision\n' >names.dic
echo 'SET UTF-8' >names.aff
soat correct --dict ./names text.txt
