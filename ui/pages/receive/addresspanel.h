// SPDX-License-Identifier: MIT
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class Badge;
class PlainLabel;
class QrView;

/// Where to pay: the QR code of the link, the address in groups of four, and what has become of the payment.
class AddressPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressPanel(QWidget& form, QWidget* parent = nullptr); ///< `form` stands beside the code.

    void setAddress(const QString& address, const QString& place);
    void followGrouping(); ///< The person may have chosen another.
    void setLink(const QString& uri); ///< Also the QR code's text.
    void setState(const QString& symbol, const QString& words, Tone tone);
    void setNewText(const QString& text); ///< Of the button that starts anew.
    void showUnavailable(const QString& reason); ///< There is no address, and why.

    QString address() const { return m_address; }
    QImage image() const; ///< Of the QR code, for a file.

signals:
    void newClicked();
    void copied(const QString& text);
    void saveImageClicked();

private:
    void layOut(QWidget& form);
    void copy(const QString& text);

    QString m_address;
    QString m_link;
    QrView* m_qr;
    PlainLabel* m_text;
    PlainLabel* m_place;
    Badge* m_state;
    PlainLabel* m_tooLong;
    QPushButton* m_copyAddress;
    QPushButton* m_copyLink;
    QPushButton* m_saveImage;
    QPushButton* m_new;
};

} // namespace lockstep::ui
