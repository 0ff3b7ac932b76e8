"""What pyproject.toml can't say: ``styles/`` stands beside the package, and is installed inside it."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["guide", "guide.*"]), "guide.styles"],
    package_dir={"guide.styles": "styles"},
)
