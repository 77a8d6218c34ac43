"""Time and memory of the whole job, measured from outside its process."""
