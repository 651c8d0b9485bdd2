"""The parts that screens are made of: each paints what it is given and says what the user did."""
