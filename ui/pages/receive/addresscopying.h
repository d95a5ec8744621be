// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QLabel;

namespace lockstep::ui {

/// For a label with an address in groups (shownAddress): what is selected there is copied without their spaces. With
/// them it would be an address to no other program. A double click selects all of it.
class AddressCopying final : public QObject
{
    Q_OBJECT

public:
    explicit AddressCopying(QLabel& label);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addMenu();
    void copy();
    void selectWhole();
    void ungroupSelection();
    QString selected() const;

    QLabel& m_label;
};

} // namespace lockstep::ui
