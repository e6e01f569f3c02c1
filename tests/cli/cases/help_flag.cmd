soat --help | head -n 1
