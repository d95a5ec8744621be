// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QCheckBox;
class QLayout;

namespace lockstep::ui {

class PlainLabel;

/// Fields that are off unless a person asks for them: a tick, and what it unfolds under it.
class OptionalFields : public QWidget
{
    Q_OBJECT

public:
    bool isWanted() const;
    void reset(); ///< Off, and forgotten.

protected:
    OptionalFields(const QString& question, const QString& boxName, QWidget* parent);

    QWidget* body() const { return m_body; } ///< The parent of the fields.
    /// Once, by the constructor: what it is for, the fields, and where it is said what is wrong with them.
    void layOut(const QString& explanation, QLayout* fields, PlainLabel* message);
    virtual void unfolded(bool isWanted) = 0; ///< The tick has changed: forgets what was typed.

private:
    QCheckBox* m_wants;
    QWidget* m_body;
};

} // namespace lockstep::ui
