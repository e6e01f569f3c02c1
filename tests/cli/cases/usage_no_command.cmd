soat
