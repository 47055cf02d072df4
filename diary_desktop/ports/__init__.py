"""The narrow waist: protocols through which the use cases meet the libraries."""
