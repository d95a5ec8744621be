// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QComboBox;

namespace lockstep::ui {

/// Keeps a combo box's value in its accessible description. On Linux Qt gives the value as the name, which a reader
/// passes over where there is a label, and tells of no change; where there is none the accessible name is never heard.
class SpokenChoice final : public QObject
{
    Q_OBJECT

public:
    static void follow(QComboBox& box); ///< From now on; a second time does nothing.

private:
    explicit SpokenChoice(QComboBox& box);
    void say();

    QComboBox& m_box;
};

} // namespace lockstep::ui
