"""The reviewer's report: the official review form of every project with drafted opinions and their evidence."""
