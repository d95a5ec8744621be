// SPDX-License-Identifier: MIT

#include "core/api/applock.h"

#include "core/api/futures.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 MostBytes = 4'096; ///< A record is far smaller.

/// In the place of a wallet's random id: no wallet's record opens the window, nor the other way round.
SealBinding windowBinding(Network network)
{
    constexpr std::string_view Id = "the window's own";
    SealBinding binding;
    static_assert(Id.size() == std::tuple_size_v<decltype(binding.wallet)>);
    binding.network = networkName(network);
    std::ranges::transform(Id, binding.wallet.begin(), [](char letter) { return std::byte(letter); });
    return binding;
}

/// Nothing that keep() writes, whatever it is instead.
bool isNoneOfOurs(Errc code)
{
    return code == Errc::Damaged || code == Errc::Malformed || code == Errc::Unsupported || code == Errc::Refused;
}

template <typename Work>
QFuture<Result<void>> askWorker(QThreadPool& worker, Work work)
{
    const Answer<void> answer;
    const auto held = std::make_shared<Work>(std::move(work)); // it owns secrets, which cannot be copied
    worker.start([answer, held] { answer.give((*held)()); });
    return answer.future();
}

} // namespace

AppLock::AppLock(const QString& folder, Network network, bool isCheap)
    : m_path(folder + u"/window-passphrase"_s)
    , m_binding(windowBinding(network))
    , m_cost(isCheap)
{
    m_worker.setMaxThreadCount(1);
}

bool AppLock::isSet() const { return QFileInfo::exists(m_path); }

QFuture<Result<void>> AppLock::check(SecureBytes passphrase) const
{
    return askWorker(m_worker, [this, passphrase = std::move(passphrase)] { return compare(passphrase); });
}

QFuture<Result<void>> AppLock::set(SecureBytes old, SecureBytes fresh)
{
    return askWorker(m_worker, [this, old = std::move(old), fresh = std::move(fresh)]() -> Result<void> {
        if (auto same = compare(old); !same) return same;
        return keep(fresh);
    });
}

QFuture<Result<void>> AppLock::remove(SecureBytes old)
{
    return askWorker(m_worker, [this, old = std::move(old)]() -> Result<void> {
        if (auto same = compare(old); !same) return same;
        if (QFile file(m_path); file.exists() && !file.remove())
            return Error{Errc::Io, file.errorString().toStdString()};
        return {};
    });
}

Result<void> AppLock::compare(const SecureBytes& passphrase) const
{
    QFile file(m_path);
    if (!file.exists()) return {};
    if (!file.open(QIODevice::ReadOnly)) return Error{Errc::Io, file.errorString().toStdString()};
    const QByteArray record = file.read(MostBytes);
    const auto key = DataKey::unwrap(std::as_bytes(std::span(record)), m_binding, passphrase.span());
    if (key) return {};
    if (isNoneOfOurs(key.error().code)) return Error{Errc::Damaged, m_binding.network + "/window-passphrase"};
    return key.error();
}

Result<void> AppLock::keep(const SecureBytes& passphrase)
{
    const auto record = DataKey::create(m_binding).wrap(passphrase.span(), m_cost.params());
    if (!record) return record.error();
    QSaveFile file(m_path);
    const auto size = static_cast<qint64>(record->size());
    const bool isKept = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(reinterpret_cast<const char*>(record->data()), size) == size && file.commit();
    if (!isKept) return Error{Errc::Io, file.errorString().toStdString()};
    return {};
}

} // namespace lockstep
