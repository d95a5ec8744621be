// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// A button with a sentence beside it. While the button is refused, the sentence says why; else it says what the button
/// is for, where there is something to say.
class GuardedButton final : public QWidget
{
    Q_OBJECT

public:
    /// The button is named `name` + "Button", the sentence `name` + "ReasonLabel".
    GuardedButton(const QString& name, const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setHint(const QString& hint); ///< Shown while it is not refused.
    void setRefusal(const QString& reason); ///< Empty: the button can be pressed.

signals:
    void clicked();

private:
    void sayReason();

    QPushButton* m_button;
    PlainLabel* m_reason;
    QString m_hint;
    QString m_refusal;
};

} // namespace lockstep::ui
