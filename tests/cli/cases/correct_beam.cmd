. data/tiny_model.sh
echo 'Ủy ban nhân dân tỉnh phát ừiển ừong năm nay' >text.txt
soat correct --beam 1 text.txt
soat correct --beam 50 text.txt
soat correct --beam 0 text.txt
echo $?
