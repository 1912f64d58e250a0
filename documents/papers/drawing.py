"""The job of the child process that draws pictures."""

from importlib import import_module

from documents.style.charts import Picture

for _name in ("matplotlib.backends.backend_agg", "matplotlib.figure", "matplotlib.textpath"):
    import_module(_name)  # before the job's limits: what the program takes is not the picture's


def draw_picture(picture: Picture) -> bytes:
    """The PNG, for a phone 360 pixels wide."""
    return picture.png()
