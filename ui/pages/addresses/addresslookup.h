// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"
#include "core/util/result.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;

/// "Whose is this address?": a field and the answer in words.
class AddressLookup final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressLookup(QWidget* parent = nullptr);

    /// The answer to `wanted`. One to another text than the field now holds is ignored.
    void setOwner(const QString& asked, const std::optional<AddressOwner>& owner);
    void setError(const QString& asked, const Error& error);

signals:
    void wanted(const QString& address);
    void showWanted(lockstep::WalletId wallet, const QString& address); ///< To be shown in its wallet's list.

private:
    QString typed() const;
    void ask();
    void say(const QString& words, bool isProblem);

    QLineEdit* m_address;
    QPushButton* m_ask;
    QPushButton* m_show;
    PlainLabel* m_answer;
    CopyDetailsButton* m_copy;
    std::optional<AddressOwner> m_owner;
};

} // namespace lockstep::ui
