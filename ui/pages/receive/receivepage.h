// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/paymentrequest.h"
#include "core/api/snapshot.h"
#include "core/api/views.h"
#include "core/util/result.h"

#include <QHash>
#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class AddressPanel;
class CopyDetailsButton;
class RequestForm;
class RequestList;
class FailureStrip;
class Strip;

/// Where a person asks to be paid: the next address with what the payment is for, as a link and a QR code, and the
/// requests that were saved. It shows values and tells wishes by signals. An address that somebody may be looking at is
/// never exchanged for another unless the person asks for a new one, or comes to the page anew.
class ReceivePage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReceivePage(WalletId wallet, QWidget* parent = nullptr);

    WalletId wallet() const { return m_wallet; }
    void setWallet(const WalletView& wallet);
    /// What the wallet offers. `next`: as it was asked, here and below.
    void setAddress(const ReceiveAddress& address, bool next);
    void setAddressError(const Error& error, bool next); ///< It offers none. One that is shown stays.
    /// All of the wallet: which were used, how many in a row not.
    void setAddresses(const QList<AddressRow>& addresses);
    void setAddressesError(const Error& error); ///< They were not read. What is known of them stays.
    void setRequests(const QList<PaymentRequest>& requests); ///< Newest first.
    void setRequestsError(const Error& error); ///< They were not read.
    void showRequestError(const Error& error); ///< The request was not saved.
    void refresh(); ///< Something of this wallet changed: asks for what it shows.

signals:
    void receiveWanted(lockstep::WalletId wallet, bool next); ///< Answer with setAddress() or setAddressError().
    void addressesWanted(lockstep::WalletId wallet);
    void requestsWanted(lockstep::WalletId wallet);
    /// `address` is the one that is shown. Answer with setRequests() or showRequestError().
    void requestWanted(lockstep::WalletId wallet, const QString& address, std::optional<lockstep::Amount> amount,
                       const QString& label, const QString& message);
    void requestRemoved(lockstep::WalletId wallet, qint64 id);
    void startWanted(lockstep::WalletId wallet);
    void copied(const QString& text); ///< To the clipboard; done already.
    void fileWanted(const QString& path, const QByteArray& content); ///< To be written, off this thread.

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void connectParts();
    void adopt(const ReceiveAddress& address);
    void takeOffered();
    void startAnew();
    void askForNext();
    void showOldestUnused();
    void saveRequest();
    void showRefusal(); ///< Why nothing can be saved now.
    std::int64_t newestAt(const QString& address) const; ///< The id of its newest request; 0: it has none.
    void saveImage();
    void showRequest(std::int64_t id);
    void showCurrent();
    void showState(); ///< What came to the address, or of the request.
    void fail(const QString& sentence, const Error& error);
    void showWarning();
    void readAgain();
    void showProblem();
    int unusedInARow() const; ///< Up to the shown address.
    bool isSpokenFor() const; ///< Somebody may be looking at the shown address.

    /// A request on its way to the engine.
    struct Saving
    {
        QString address;
        std::int64_t newestBefore; ///< Only one that came after it is the answer: a fixed address may have several.
    };

    WalletId m_wallet;
    std::optional<ReceiveAddress> m_shown;
    std::optional<ReceiveAddress> m_offered; ///< Came unasked, while another one is looked at.
    std::optional<std::int64_t> m_request; ///< The saved one that is shown.
    QHash<QString, AddressRow> m_rows; ///< By address.
    bool m_areRowsRead = false; ///< Before that nobody knows whether an address was paid.
    std::optional<Error> m_rowsProblem; ///< Why they could not be read again, and below why the requests could not.
    std::optional<Error> m_requestsProblem;
    BlockHeight m_syncedTo; ///< From which confirmations count.
    QString m_failure; ///< What was asked for last did not come about, and why. Stays until the next wish.
    Error m_error; ///< The same, for whoever helps.
    bool m_isChosen = false; ///< By the person, out of those that were there.
    bool m_askedUnseen = false; ///< An address, while nobody looked: its answer belongs to who has come since.
    bool m_wantsNext = false;
    std::optional<Saving> m_saving;
    bool m_asksAboutGap = false;

    Strip* m_note;
    QPushButton* m_start;
    FailureStrip* m_problem;
    Strip* m_warning;
    QPushButton* m_oldest;
    QPushButton* m_anyway;
    CopyDetailsButton* m_copy;
    RequestForm* m_form;
    AddressPanel* m_panel;
    RequestList* m_list;
};

} // namespace lockstep::ui
