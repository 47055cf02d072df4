"""Every service of one running diary, made when first asked for: each names what it leans on, and no order."""
