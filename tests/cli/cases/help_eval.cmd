soat eval --help
