// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/views.h"

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;
class QrView;

/// Where to be paid: the address in groups of four, its QR code, and a note where payments may not be seen yet.
class ReceiveCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiveCard(QWidget* parent = nullptr);

    void setAddress(const ReceiveAddress& address);
    void setWallet(const WalletView& wallet);
    QString address() const { return m_address; }

signals:
    void newAddressWanted();
    void copied(const QString& text);

private:
    void copyAddress();

    QString m_address;
    QrView* m_qr;
    PlainLabel* m_text;
    PlainLabel* m_place;
    PlainLabel* m_note;
    QPushButton* m_copy;
    QPushButton* m_next;
};

} // namespace lockstep::ui
