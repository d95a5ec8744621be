// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/format/wallets/totaltext.h"

#include <QWidget>

class QHBoxLayout;

namespace lockstep::ui {

class PlainLabel;

/// What a wallet owns, or all of them, in its parts, and as of which block where that is not the newest.
class BalanceCard final : public QWidget
{
    Q_OBJECT

public:
    explicit BalanceCard(QWidget* parent = nullptr);

    void setWallet(const WalletView& wallet);
    void setTotal(const TotalBalance& balance, const QString& note);
    QHBoxLayout* buttons() const { return m_buttons; } ///< Beside the parts: what to do next.

private:
    struct Part
    {
        QWidget* box = nullptr;
        PlainLabel* amount = nullptr;
    };
    Part addPart(const QString& name, const QString& objectName, QHBoxLayout& row);

    QHBoxLayout* m_buttons;
    PlainLabel* m_available;
    PlainLabel* m_note;
    Part m_pending;
    Part m_unverified;
    Part m_immature;
    Part m_frozen;
};

} // namespace lockstep::ui
