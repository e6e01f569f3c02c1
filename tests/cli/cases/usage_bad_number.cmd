soat eval --errors many a b
