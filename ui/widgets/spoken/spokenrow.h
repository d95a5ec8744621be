// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAbstractItemView;

namespace lockstep::ui {

/// A list or table that gets the keyboard tells a reader of its current row, as it does when the row changes.
class SpokenRow final : public QObject
{
    Q_OBJECT

public:
    static void follow(QAbstractItemView& view); ///< From now on; a second time does nothing.

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit SpokenRow(QAbstractItemView& view);
    void say();

    QAbstractItemView& m_view;
};

} // namespace lockstep::ui
