whichstack show alpha --width 60
