soat correct --in-place --output out a.txt
echo $?
soat correct --in-place -
echo $?
soat correct --in-place
echo $?
soat correct --model nowhere.soat a.txt
echo $?
