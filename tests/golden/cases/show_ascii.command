whichstack show alpha --ascii | head -12
LC_ALL=C whichstack show alpha | head -12
