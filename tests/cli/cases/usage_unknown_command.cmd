soat evla
