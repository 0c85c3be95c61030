"""Orientations received: where they come from and who may know it, what is told back, what is counted.

page publique d'orientation → Door · structure d'orientation → OrientingOrganisation · orientation → Orientation ·
son origine → Origin · réponse → OrientationAnswer · suite dite → OrientationStage
"""
