// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace lockstep::ui {

/// Under a field for addresses: where an outpoint is pasted there, what that is and the way to where it is looked up.
class OutpointNote final : public QWidget
{
    Q_OBJECT

public:
    explicit OutpointNote(QWidget* parent);

    void setText(const QString& text); ///< What the field holds.

signals:
    void lookUpWanted(const QString& outpoint);

private:
    QString m_outpoint;
};

/// A transaction id, a colon and a number, and nothing else.
bool isOutpoint(const QString& text);

} // namespace lockstep::ui
