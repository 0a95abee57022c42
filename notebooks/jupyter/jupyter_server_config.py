"""JupyterLab for one person on one machine: on loopback, offline, and storing no output."""

from meshline_notebooks.stored import store_bare

c = get_config()  # noqa: F821 - what Jupyter hands to its configuration files
c.Application.log_level = "ERROR"
c.ServerApp.ip = "127.0.0.1"
# Containers often have no other user; loopback and the token keep others out.
c.ServerApp.allow_root = True
c.FileContentsManager.pre_save_hook = store_bare
# What passes between a notebook and its kernel can be read by other users of the machine otherwise.
c.KernelManager.transport_encryption = "required"
# None of these asks a server on the network for newer versions or extensions.
c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.default_url = "/lab/tree/quality_review.ipynb"
