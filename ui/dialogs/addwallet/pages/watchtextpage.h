// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/watchpreview.h"
#include "ui/dialogs/wizard/wizardpage.h"
#include "ui/format/errors/errortext.h"

#include <optional>

class QComboBox;

namespace lockstep::ui {

class OutpointNote;
class PasteEdit;
class PlainLabel;
class PreviewCard;
class WatchedNote;

/// What is to be watched: pasted, dropped or typed; below it, what it was understood to be.
class WatchTextPage final : public WizardPage
{
    Q_OBJECT

public:
    explicit WatchTextPage(Network network, QWidget* parent = nullptr);

    void setText(const QString& text);
    void askForAddresses(); ///< Words for who wants to watch some, and has no key to paste.
    std::string text() const;
    std::optional<AccountType> type() const;
    WatchedNote& note() const { return *m_note; } ///< Which wallets have it already.
    OutpointNote& outpoint() const { return *m_outpoint; }
    const WatchPreview& preview() const { return *m_preview; } ///< When `isSound`.

    void entered() override;
    bool isSound() override;

private:
    void read();
    void take(Result<WatchPreview> preview);
    QString problem() const;
    void refuseFile(const QString& name);

    Network m_network;
    Result<WatchPreview> m_preview;
    ErrorSubject m_subject = ErrorSubject::Descriptor;
    bool m_isReading = false;
    int m_reading = 0; ///< Which text is being read: an answer for an older one does not count.
    PlainLabel* m_advice;
    PasteEdit* m_text;
    PlainLabel* m_message;
    OutpointNote* m_outpoint;
    QWidget* m_typeRow;
    QComboBox* m_type;
    PreviewCard* m_card;
    WatchedNote* m_note;
};

} // namespace lockstep::ui
