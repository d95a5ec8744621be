// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QWidget;

namespace lockstep::ui {

/// A field that gets the keyboard by Tab tells of that before its text is selected. Qt tells of it afterwards, and
/// Orca, which has gone to where a selection changed by then, says nothing of an empty field.
class SpokenField final : public QObject
{
    Q_OBJECT

public:
    static void follow(QWidget& field); ///< From now on; a second time does nothing.

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit SpokenField(QWidget& field);

    QWidget& m_field;
};

} // namespace lockstep::ui
