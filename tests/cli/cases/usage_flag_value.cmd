soat eval --json=yes a b
