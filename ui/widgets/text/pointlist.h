// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace lockstep::ui {

/// Points one below the other, each with a sign before it: what wraps stands under its own words.
class PointList final : public QWidget
{
    Q_OBJECT

public:
    /// With the name "hint" the words of the first point are "hint1Label".
    explicit PointList(QString name, QWidget* parent = nullptr);

    struct Point
    {
        QString sign; ///< "•", "1."
        QString words;
        friend bool operator==(const Point&, const Point&) = default;
    };
    void setPoints(const QList<Point>& points);

private:
    QString m_name;
    QList<Point> m_points;
};

} // namespace lockstep::ui
