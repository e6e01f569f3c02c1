soat eval a
