soat help > /dev/full
