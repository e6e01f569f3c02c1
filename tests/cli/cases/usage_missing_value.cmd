soat eval a b --errors
