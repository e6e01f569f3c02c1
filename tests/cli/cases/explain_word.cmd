# Costs depend on the profiles: the neighbours are left out.
. data/tiny_model.sh
soat explain Hoà ừong | grep -v '^     '
echo
echo 'phát ừiển kinh tế' | soat explain - | grep -c '→ triển'
