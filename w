from,to
a,b
b,c
