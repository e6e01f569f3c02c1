set -o pipefail; yes "một hai" | head -n 20000 > a; yes "hai ba" | head -n 20000 > b; soat eval a b -e 40000 | head -n 1
